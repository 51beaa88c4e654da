/** Stands for something long that is made item by item, in another thread, each when it is asked for. */
export type StreamToken<Item> = {
  readonly stream: number;
  /** Never there: says what is made, to the types. */
  readonly of?: Item;
};

export type ItemOf<Token> = Token extends StreamToken<infer Item> ? Item : never;

/** Those of this thread that are open. */
const open = new Map<number, Iterator<unknown> | AsyncIterator<unknown>>();
let lastToken = 0;

/** Keeps open what is made item by item, until its last one or until it is ended. */
export function openStream<Item>(items: Generator<Item> | AsyncGenerator<Item>): StreamToken<Item> {
  lastToken++;
  open.set(lastToken, items);
  return { stream: lastToken };
}

/** Items of what brings much code with it: a thread that is never asked for any does not load it. */
export async function* onceLoaded<Item>(load: () => Promise<AsyncGenerator<Item>>): AsyncGenerator<Item> {
  yield* await load();
}

/** The next item, where there is one; one that fails is ended. */
export async function nextItem({
  stream,
}: StreamToken<unknown>): Promise<{ readonly item: unknown } | 'end'> {
  const items = open.get(stream);
  if (items === undefined) return 'end';
  try {
    const { done, value } = await items.next();
    if (done !== true) return { item: value instanceof Uint8Array ? alone(value) : value };
  } catch (error) {
    open.delete(stream);
    throw error;
  }
  open.delete(stream);
  return 'end';
}

/** Lets go of what nobody asks for any more. */
export async function endStream({ stream }: StreamToken<unknown>): Promise<void> {
  const items = open.get(stream);
  open.delete(stream);
  await items?.return?.();
}

/** Bytes cross threads with all of the memory that they are a piece of. */
const alone = (bytes: Uint8Array) =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
