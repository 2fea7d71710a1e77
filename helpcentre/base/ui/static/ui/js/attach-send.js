// One file on its way to the server: tus 1.0.0 (creation and core), in pieces, from where it stopped.
const TUS = { "Tus-Resumable": "1.0.0" };
const PIECE = 512 * 1024; // what a cut can cost at most
const LONGEST = 30000; // milliseconds between two tries
const GIVE_UP = 30; // tries in a row without a byte

class Refused extends Error {
  constructor(said) {
    super("refused");
    this.said = said;
  }
}

const pause = (ms, signal) => new Promise((go, stop) => {
  const timer = setTimeout(go, ms);
  addEventListener("online", () => { clearTimeout(timer); go(); }, { once: true });
  signal.addEventListener("abort", () => { clearTimeout(timer); stop(signal.reason); }, { once: true });
});

async function refusal(answer) {
  const told = await answer.json().catch(() => ({}));
  return new Refused(told.message || "");
}

async function create(file, base, signal) {
  const answer = await fetch(base, { method: "POST", signal, headers: { ...TUS, "Upload-Length": String(file.size) } });
  if (answer.status === 201) return answer.headers.get("Location");
  if (answer.status < 500 && answer.status !== 429) throw await refusal(answer);
  throw new TypeError("try again");
}

async function reached(address, signal) {
  const answer = await fetch(address, { method: "HEAD", headers: TUS, signal, cache: "no-store" });
  if (answer.ok) return Number(answer.headers.get("Upload-Offset"));
  if (answer.status === 404) return -1; // it waited for too long
  throw new TypeError("try again");
}

// XMLHttpRequest, because fetch does not say how far it has come.
const push = (address, piece, offset, signal, onProgress) => new Promise((done, failed) => {
  const request = new XMLHttpRequest();
  request.open("PATCH", address);
  request.setRequestHeader("Tus-Resumable", "1.0.0");
  request.setRequestHeader("Upload-Offset", String(offset));
  request.setRequestHeader("Content-Type", "application/offset+octet-stream");
  request.upload.onprogress = (event) => onProgress(offset + event.loaded);
  request.onload = () => (request.status === 204 ? done(offset + piece.size) : failed(new TypeError("try again")));
  request.onerror = request.ontimeout = () => failed(new TypeError("the network is gone"));
  request.timeout = 120000;
  signal.addEventListener("abort", () => { request.abort(); failed(signal.reason); }, { once: true });
  request.send(piece);
});

async function finish(file, base, address, signal) {
  const body = new URLSearchParams({ upload: address.replace(/^.*\/uploads\//, ""), name: file.name });
  const answer = await fetch(`${base}done/`, { method: "POST", body, signal });
  if (answer.ok) return answer.json();
  if (answer.status === 410 || answer.status === 422) throw await refusal(answer);
  throw new TypeError("try again");
}

async function attempt(file, base, state, signal, onProgress) {
  state.address ||= await create(file, base, signal);
  let offset = await reached(state.address, signal);
  if (offset < 0) {
    if (!state.whole) state.address = "";
    if (!state.whole) throw new TypeError("begin anew");
    offset = file.size; // the server took it over, and only its answer was lost
  }
  while (offset < file.size) {
    offset = await push(state.address, file.slice(offset, offset + PIECE), offset, signal, (sent) => onProgress(sent / file.size));
    state.tries = 0;
  }
  state.whole = true;
  return finish(file, base, state.address, signal);
}

// Tries until it has arrived, was refused (the error's ``said`` is for people) or was given up.
export async function send(file, base, { signal, onProgress, onWaiting }) {
  const state = { address: "", tries: 0, whole: false };
  for (;;) {
    try {
      const told = await attempt(file, base, state, signal, onProgress);
      onProgress(1);
      onWaiting(false);
      return told;
    } catch (error) {
      if (signal.aborted || error instanceof Refused || ++state.tries > GIVE_UP) throw error;
      onWaiting(true);
      await pause(Math.min(LONGEST, 500 * 2 ** state.tries), signal);
      onWaiting(false);
    }
  }
}
