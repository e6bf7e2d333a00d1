import 'server-only';

/** A body as an iterable. A client that breaks off makes the read fail, which leaves nothing behind. */
export async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Stops the sender when the rest is not wanted; after the end it does nothing.
    await reader.cancel().catch(() => undefined);
  }
}
