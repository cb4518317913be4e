/** Records a stream's sound for `ms` and returns it as a playable object URL, for the candidate to hear; it never leaves the browser. */
export async function recordSample(stream: MediaStream, ms: number): Promise<string> {
  const recorder = new MediaRecorder(new MediaStream(stream.getAudioTracks()));
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', (event) => parts.push(event.data));
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
  recorder.start();
  setTimeout(() => recorder.stop(), ms);
  await stopped;
  return URL.createObjectURL(new Blob(parts, { type: recorder.mimeType }));
}
