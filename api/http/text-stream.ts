/** Turns generated text into the body of a response. */

/** Reads nothing before it is asked to, and nothing more once no one reads on. Calls `onEnd` when it ends, fails or is cancelled. */
export function toStream(
  pieces: AsyncGenerator<string, unknown>,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await pieces.next();
          if (!done) return controller.enqueue(encoder.encode(value));
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        onEnd();
      },
      async cancel() {
        onEnd();
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
