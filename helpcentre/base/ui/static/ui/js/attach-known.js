// How far a file has come, kept for a day under a hash of the file and its form, so that it goes on after the page was
// loaded again: the person chooses it once more, and the server is asked how much it has. Nothing of the file is kept here.
const DAY = 86400000; // ms; the server keeps no half of a file for longer
const under = (name) => name.startsWith("upload:");
const moving = new Set(); // one file chosen twice on a page is two journeys, and the second is not remembered
const UNKNOWN = { address: "", keep() {}, end() {} };

async function marked(file, size, form) {
  const words = [form, file.name, file.size, file.lastModified, size].join("\n");
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words));
  return [...new Uint8Array(hash, 0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function sweep() {
  for (const name of Object.keys(localStorage).filter(under)) {
    if (!(Number(localStorage.getItem(name).split(" ")[1]) > Date.now() - DAY)) localStorage.removeItem(name);
  }
}

function remember(mark, address) {
  const key = `upload:${mark}`;
  localStorage.setItem(key, `${address} ${Date.now()}`);
}

// ``size`` are the bytes that travel, which a picture may have fewer of than its file. Without a store, or without
// hashes (no HTTPS), nothing is remembered.
export async function known(file, size, form) {
  try {
    sweep();
    const mark = await marked(file, size, form);
    if (moving.has(mark)) return UNKNOWN;
    moving.add(mark);
    return {
      address: (localStorage.getItem(`upload:${mark}`) || "").split(" ")[0],
      keep(address) { try { remember(mark, address); } catch { /* the store is full */ } },
      end() { moving.delete(mark); },
    };
  } catch {
    return UNKNOWN;
  }
}
