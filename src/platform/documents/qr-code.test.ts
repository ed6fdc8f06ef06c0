import { inflateSync } from "node:zlib";
import jsqr from "jsqr";
import { expect, test } from "vitest";
import { drawQrCode } from "./index.ts";

// Its types say an ES module, its file is a CommonJS one.
const readCode = jsqr as unknown as typeof jsqr.default;

/** The pixels of our own one-bit PNG, as a reader of codes takes them. */
function pixelsOf(png: Uint8Array) {
  const bytes = Buffer.from(png);
  const size = bytes.readUInt32BE(16);
  const at = bytes.indexOf("IDAT");
  const lines = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  const stride = 1 + Math.ceil(size / 8);
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (!(lines[y * stride + 1 + (x >> 3)]! & (0x80 >> (x & 7))))
        data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  return { data, size };
}

test("a reader of codes finds the address again, even with a torn corner", () => {
  const address = "https://maillage.exemple/c/cpts-du-canal/medecin-traitant";
  const { data, size } = pixelsOf(drawQrCode(address));
  expect(readCode(data, size, size)?.data).toBe(address);
  const torn = Math.floor(size * 0.22);
  for (let y = size - torn; y < size; y++) data.fill(255, (y * size + size - torn) * 4, (y + 1) * size * 4);
  expect(readCode(data, size, size)?.data).toBe(address);
});
