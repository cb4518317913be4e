import { useEffect, useRef, type VideoHTMLAttributes } from 'react';

type Props = VideoHTMLAttributes<HTMLVideoElement> & { stream: MediaStream | null; testId?: string };

/** A video element that plays a stream; muted, so that browsers let it start by itself. */
export function StreamVideo({ stream, testId, muted = true, ...rest }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    // A refused start is no fault: the next click on the page starts it.
    element.play().catch(() => undefined);
  }, [stream]);
  return (
    <video ref={video} autoPlay playsInline muted={muted} disablePictureInPicture data-testid={testId} {...rest} />
  );
}
