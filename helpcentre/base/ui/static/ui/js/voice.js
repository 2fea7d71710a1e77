// A voice note: <button data-voice> records, a second press adds it to the files of the message. Three minutes at most.
const voice = document.querySelector("[data-voice]");
const LONGEST_NOTE = 180; // seconds
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

async function record(button) {
  const said = button.querySelector("span");
  const before = said.textContent;
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 24000 });
  const pieces = [];
  let seconds = 0;
  const show = () => { said.textContent = `${button.dataset.stop} (${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")})`; };
  const clock = setInterval(() => { seconds += 1; show(); if (seconds >= LONGEST_NOTE) recorder.stop(); }, 1000);
  recorder.ondataavailable = (event) => pieces.push(event.data);
  recorder.onstop = () => {
    clearInterval(clock);
    stream.getTracks().forEach((track) => track.stop());
    said.textContent = before;
    button.classList.remove("on");
    button.onclick = () => begin(button);
    const type = (mimeType || "audio/webm").split(";")[0];
    const file = new File(pieces, `${button.dataset.name}.${type.split("/")[1]}`, { type });
    if (file.size) button.closest("[data-attach]").dispatchEvent(new CustomEvent("attach:files", { detail: [file] }));
  };
  recorder.start(1000);
  button.classList.add("on");
  show();
  button.onclick = () => recorder.state === "recording" && recorder.stop();
}

async function begin(button) {
  button.onclick = null;
  try {
    await record(button);
  } catch {
    button.querySelector("span").textContent = button.dataset.refused;
    button.onclick = () => begin(button);
  }
}

if (voice && window.MediaRecorder && navigator.mediaDevices) {
  voice.hidden = false;
  voice.onclick = () => begin(voice);
}
