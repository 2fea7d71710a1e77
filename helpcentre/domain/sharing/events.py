from helpcentre.base.events.kinds import kind

PROCESSOR_PUT = kind("processor.put")
PROCESSOR_SWITCHED_ON = kind("processor.switched.on")
PROCESSOR_SWITCHED_OFF = kind("processor.switched.off")

DISCLOSURE_RECORDED = kind("disclosure.recorded")
PAPER_ADDED = kind("disclosure.paper.added")
DISCLOSURE_APPROVED = kind("disclosure.approved")
DISCLOSURE_REFUSED = kind("disclosure.refused")
DISCLOSURE_BUILT = kind("disclosure.built")
DISCLOSURE_FETCHED = kind("disclosure.fetched")
DISCLOSURE_HANDED_OVER = kind("disclosure.handed_over")
DISCLOSURE_TOLD = kind("disclosure.told")
NOTICE_RULED = kind("disclosure.notice.ruled")
DISCLOSURE_CLOSED = kind("disclosure.closed")
