from helpcentre.base.events.kinds import kind

PROCESSOR_PUT = kind("processor.put")
PROCESSOR_SWITCHED_ON = kind("processor.switched.on")
PROCESSOR_SWITCHED_OFF = kind("processor.switched.off")
