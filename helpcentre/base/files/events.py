from helpcentre.base.events.kinds import kind

#: A virus was found in a file, which was not kept. Who had sent it is the actor, if they were known.
FILE_INFECTED = kind("file.infected")
