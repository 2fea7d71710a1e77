from helpcentre.base.inventory.merging import once, stays

stays("policy.PolicyAcceptance", "person", why="proof of who accepted what on that day, only ever added to")
stays("policy.PolicyVersion", "posted_by", why="who posted it; the versions are sealed")
once("policy.PolicyNotice", "person")
