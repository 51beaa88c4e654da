/**
 * The 32 characters in which Windows-1252 differs from Latin-1, from 0x80 on; its five holes are U+0081 and so on (SPEC
 * §1). A table of its own: what a runtime's TextDecoder makes of them differs from version to version.
 */
const FROM_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** The text of bytes that are Windows-1252, as any bytes can be. */
export function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += byte >= 0x80 && byte <= 0x9f ? FROM_0X80.charAt(byte - 0x80) : String.fromCharCode(byte);
  }
  return text;
}
