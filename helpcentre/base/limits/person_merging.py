from helpcentre.base.inventory.merging import hidden

hidden("limits.Bucket", why="a count of some minutes; both keys go on counting until it is over")
