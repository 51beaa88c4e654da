import { visibleText } from '../format/visible-text.ts';

/** A text from a file, such as a store id: it cannot turn what stands around it, and hides nothing. */
export function RawText({ children }: { readonly children: string }) {
  return <bdi>{visibleText(children)}</bdi>;
}
