/**
 * Runs in the page of a frame: tells the page around it how high this one is, at first, whenever that changes, and when asked. The
 * height in pixels is all that is told, so that any page may hear it.
 */

const HEIGHT = 'content-advisory:height';

function tell(): void {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ type: HEIGHT, height }, '*');
}

if (parent !== window) {
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener('message', ({ source, data }: MessageEvent<{ type?: unknown } | null>) => {
    if (source === parent && data?.type === HEIGHT) tell();
  });
}
