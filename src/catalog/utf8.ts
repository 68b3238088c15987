/** UTF-8 bytes as text: neither engine nor protocol has a TextDecoder, which is the host's. */

/** @throws URIError where the bytes are no UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string {
  const encoded = Array.from(bytes, (byte) =>
    byte < 0x80 && byte !== 0x25 ? String.fromCharCode(byte) : `%${byte.toString(16)}`,
  );
  return decodeURIComponent(encoded.join(''));
}
