/**
 * Runs in the page inside a frame: posts its height to the page around it, at the start, after every change, and on request. The
 * message has only the height in pixels, so any page may receive it.
 */

const HEIGHT = 'content-advisory:height';

function postHeight(): void {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  parent.postMessage({ type: HEIGHT, height }, '*');
}

if (parent !== window) {
  new ResizeObserver(postHeight).observe(document.documentElement);
  addEventListener('message', ({ source, data }: MessageEvent<{ type?: unknown } | null>) => {
    if (source === parent && data?.type === HEIGHT) postHeight();
  });
}
