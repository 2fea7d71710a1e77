// The requests of one upload: tus 1.0.0 (creation and core), and its end with us. What is worth another try is a TypeError.
const TUS = { "Tus-Resumable": "1.0.0" };

export class Refused extends Error {
  constructor(said) {
    super("refused");
    this.said = said;
  }
}

async function refusal(answer) {
  const told = await answer.json().catch(() => ({}));
  return new Refused(told.message || "");
}

export async function create(file, base, signal) {
  const answer = await fetch(base, { method: "POST", signal, headers: { ...TUS, "Upload-Length": String(file.size) } });
  if (answer.status === 201) return answer.headers.get("Location");
  if (answer.status < 500 && answer.status !== 429) throw await refusal(answer);
  throw new TypeError("try again");
}

export async function reached(address, signal) {
  const answer = await fetch(address, { method: "HEAD", headers: TUS, signal, cache: "no-store" });
  if (answer.ok) return Number(answer.headers.get("Upload-Offset"));
  if (answer.status === 404) return -1; // it waited for too long
  throw new TypeError("try again");
}

// XMLHttpRequest, because fetch does not say how far it has come.
export const push = (address, piece, offset, signal, onProgress) => new Promise((done, failed) => {
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

export async function finish(file, base, address, signal) {
  const body = new URLSearchParams({ upload: address.replace(/^.*\/uploads\//, ""), name: file.name });
  const answer = await fetch(`${base}done/`, { method: "POST", body, signal });
  if (answer.ok) return answer.json();
  if (answer.status === 410 || answer.status === 422) throw await refusal(answer);
  throw new TypeError("try again");
}
