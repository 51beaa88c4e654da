/** Those who want to hear of something, whichever door they stand at. */
type Listeners<T> = {
  /** Answers how to stop hearing. */
  readonly add: (listener: (news: T) => void) => () => void;
  readonly tell: (news: T) => void;
};

export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(news: T) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(news) {
      for (const listener of listeners) listener(news);
    },
  };
}
