import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type Choice,
  type DeviceProblem,
  type Devices,
  listDevices,
  openDevices,
  rememberChoice,
  rememberedChoice,
  stopStream,
} from './devices.ts';

export type DeviceState =
  | { kind: 'off' }
  | { kind: 'asking' }
  | { kind: 'on'; stream: MediaStream }
  | { kind: 'problem'; problem: DeviceProblem };
export type DeviceDesk = {
  state: DeviceState;
  devices: Devices;
  choice: Choice;
  choose: (choice: Choice) => void;
  reopen: () => void;
};

const REOPEN_MS = 1500;

/** Camera and microphone while `wanted`: opened, swapped, and opened again when a device drops out. */
export function useDevices(wanted: boolean): DeviceDesk {
  const [state, setState] = useState<DeviceState>({ kind: 'off' });
  const [devices, setDevices] = useState<Devices>({ cameras: [], microphones: [] });
  // A new object is a new request, even for the same devices.
  const [wish, setWish] = useState(() => ({ choice: rememberedChoice() }));
  const current = useRef<MediaStream | null>(null);
  const reopen = useCallback(() => setWish(({ choice }) => ({ choice })), []);

  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = async (): Promise<void> => {
      setState((old) => (old.kind === 'on' ? old : { kind: 'asking' }));
      const opened = await openDevices(wish.choice);
      if (gone) return opened.ok ? stopStream(opened.stream) : undefined;
      if (!opened.ok) return setState({ kind: 'problem', problem: opened.problem });
      stopStream(current.current);
      current.current = opened.stream;
      for (const track of opened.stream.getTracks()) {
        track.addEventListener('ended', () => {
          clearTimeout(timer);
          timer = setTimeout(reopen, REOPEN_MS);
        });
      }
      setState({ kind: 'on', stream: opened.stream });
      const listed = await listDevices();
      if (!gone) setDevices(listed);
    };
    void open();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [wanted, wish, reopen]);

  useEffect(() => {
    if (!wanted) return;
    return () => {
      stopStream(current.current);
      current.current = null;
      setState({ kind: 'off' });
    };
  }, [wanted]);

  const choose = useCallback((next: Choice) => {
    rememberChoice(next);
    setWish({ choice: next });
  }, []);
  return { state, devices, choice: wish.choice, choose, reopen };
}
