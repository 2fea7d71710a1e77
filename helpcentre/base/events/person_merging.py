from helpcentre.base.inventory.merging import stays

stays("events.Event", "actor_id", why="the log is only ever added to; ids in it are resolved when they are shown")
