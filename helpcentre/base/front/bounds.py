"""How much one request may ask of the server. Sizes in bytes, times in seconds."""

TARGET = 8_000  # path with query
HEAD = 32_000  # request line and all headers
HEADERS = 100  # number of headers
HEAD_SECONDS = 15.0  # from the first byte (or the connection) to the end of the headers
BODY = 1_000_000
PICTURE_BODY = 11_000_000  # where authors send pictures
FILES_BODY = 41_000_000  # forms that carry files: more comes by resumable upload
PICTURE_BODIES = 16  # of these larger ones on their way in at once; beyond it 503
DRAINED = 32_000_000  # of a body that is too large; read and dropped so that the browser gets to read the refusal
BODY_STALL_SECONDS = 20.0  # between two pieces of a body
BODY_SECONDS = 180.0  # for the whole body: one megabyte at 50 kbit/s
UPLOADS = 200  # resumable uploads on their way in at once; beyond it 503, and the sender tries again
LARGE_BODY_SECONDS = 900.0  # for a larger one
IN_MEMORY = 128_000  # of one body; the rest waits in an unnamed temporary file
BODIES = 2_000  # bodies on their way in at once: 256 MB at most; beyond it 503
WAITING = 400  # requests waiting for a thread
ENDING_SECONDS = 5.0  # for what Django still works on when everybody has gone and the server stops
CACHE = 48_000_000  # compressed pages and bundles
