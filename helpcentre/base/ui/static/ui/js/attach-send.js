// One file on its way to the server, in pieces, from where it stopped: in this page or in an earlier one.
import { known } from "./attach-known.js";
import { Refused, create, finish, push, reached } from "./attach-tus.js";

const PIECE = 512 * 1024; // what a cut can cost at most
const LONGEST = 30000; // milliseconds between two tries
const GIVE_UP = 30; // tries in a row without a byte

const pause = (ms, signal) => new Promise((go, stop) => {
  const timer = setTimeout(go, ms);
  addEventListener("online", () => { clearTimeout(timer); go(); }, { once: true });
  signal.addEventListener("abort", () => { clearTimeout(timer); stop(signal.reason); }, { once: true });
});

async function attempt(file, base, state, signal, onProgress) {
  if (!state.address) state.journey.keep(state.address = await create(file, base, signal));
  let offset = await reached(state.address, signal);
  if (offset < 0 && !state.whole) return anew(file, base, state, signal, onProgress);
  if (offset < 0) offset = file.size; // the server took it over, and only its answer was lost
  onProgress(offset / file.size);
  while (offset < file.size) {
    offset = await push(state.address, file.slice(offset, offset + PIECE), offset, signal, (sent) => onProgress(sent / file.size));
    state.tries = 0;
  }
  state.whole = true;
  return finish(file, base, state.address, signal);
}

// What an earlier page sent may be whole and taken over already, while its form was not sent. Else it waited for too long.
async function anew(file, base, state, signal, onProgress) {
  try {
    if (state.recalled) return await finish(file, base, state.address, signal);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  Object.assign(state, { address: "", recalled: false });
  return attempt(file, base, state, signal, onProgress);
}

// Tries until it has arrived, was refused (the error's ``said`` is for people) or was given up.
export async function send(file, base, { origin, form, signal, onProgress, onWaiting }) {
  const journey = await known(origin, file.size, form);
  const state = { journey, address: journey.address, recalled: Boolean(journey.address), tries: 0, whole: false };
  try {
    return await travel(file, base, state, { signal, onProgress, onWaiting });
  } finally {
    journey.end();
  }
}

async function travel(file, base, state, { signal, onProgress, onWaiting }) {
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
