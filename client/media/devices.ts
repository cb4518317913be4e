export type DeviceProblem = 'denied' | 'missing' | 'busy' | 'insecure' | 'failed';
export type Devices = { cameras: MediaDeviceInfo[]; microphones: MediaDeviceInfo[] };
export type Choice = { cameraId: string | null; microphoneId: string | null };

const KEY = 'stagemark.devices';

/** What the browser's error name means for a person (W3C Media Capture and Streams, §10.2). */
export function problemOf(error: unknown): DeviceProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'failed';
}

/** Camera at 1280×720 and the microphone as it is: gain and noise processing would falsify what is measured. */
export async function openDevices({
  cameraId,
  microphoneId,
}: Choice): Promise<{ ok: true; stream: MediaStream } | { ok: false; problem: DeviceProblem }> {
  // Outside https and localhost browsers leave `mediaDevices` out, whatever the type says.
  if (!('mediaDevices' in navigator)) return { ok: false, problem: 'insecure' };
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: {
        width: { ideal: 1280 },
        height: { ideal: 720 },
        frameRate: { ideal: 30 },
        ...(cameraId === null ? {} : { deviceId: { ideal: cameraId } }),
      },
      audio: {
        echoCancellation: false,
        noiseSuppression: false,
        autoGainControl: false,
        ...(microphoneId === null ? {} : { deviceId: { ideal: microphoneId } }),
      },
    });
    return { ok: true, stream };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

export async function listDevices(): Promise<Devices> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return {
    cameras: all.filter((d) => d.kind === 'videoinput'),
    microphones: all.filter((d) => d.kind === 'audioinput'),
  };
}

export const rememberChoice = (choice: Choice): void =>
  localStorage.setItem(KEY, JSON.stringify([choice.cameraId, choice.microphoneId]));
export function rememberedChoice(): Choice {
  const [cameraId, microphoneId]: unknown[] = JSON.parse(localStorage.getItem(KEY) ?? '[]');
  return {
    cameraId: typeof cameraId === 'string' ? cameraId : null,
    microphoneId: typeof microphoneId === 'string' ? microphoneId : null,
  };
}
export const stopStream = (stream: MediaStream | null): void => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};
