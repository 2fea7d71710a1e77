// Pictures before they travel: a small one to recognise it by, and a smaller file where data is slow or dear.
const SIDE = 1600; // dots of the longer side; receipts stay legible
const WORTH = 300000; // bytes from which it pays to make it smaller
const FACE = 96;

async function drawn(file, side) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas;
}

function isSlow() {
  const { saveData, effectiveType } = navigator.connection || {};
  return saveData || ["slow-2g", "2g", "3g"].includes(effectiveType);
}

export async function thumbnail(file) {
  return file.type.startsWith("image/") ? drawn(file, FACE) : null;
}

// ``saving``: whoever sends it asked for little data. The file itself where nothing is to be gained or this browser cannot read it.
export async function shrunk(file, saving) {
  if (!file.type.startsWith("image/") || file.size < WORTH || !(saving || isSlow())) return file;
  try {
    const canvas = await drawn(file, SIDE);
    const small = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", 0.8); });
    if (!small || small.size >= file.size) return file;
    return new File([small], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
  } catch {
    return file;
  }
}
