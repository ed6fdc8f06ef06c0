import { crc32, deflateSync } from "node:zlib";
import makeQrCode from "qrcode-generator";

const QUIET_MODULES = 4;
const PIXELS_PER_MODULE = 12;

/** The address as a QR code: a black and white PNG, sharp at 10 cm in print. A quarter of it may be torn or dirty (level Q). */
export function drawQrCode(address: string): Uint8Array {
  const code = makeQrCode(0, "Q");
  code.addData(address);
  code.make();
  const modules = code.getModuleCount();
  const size = (modules + 2 * QUIET_MODULES) * PIXELS_PER_MODULE;
  return writePng(size, (x, y) => {
    const column = Math.floor(x / PIXELS_PER_MODULE) - QUIET_MODULES;
    const row = Math.floor(y / PIXELS_PER_MODULE) - QUIET_MODULES;
    const inside = column >= 0 && row >= 0 && column < modules && row < modules;
    return inside && code.isDark(row, column);
  });
}

/** One bit per pixel, greyscale (PNG, third edition, § 11): 0 is black. */
function writePng(size: number, isDark: (x: number, y: number) => boolean): Uint8Array {
  const stride = 1 + Math.ceil(size / 8);
  const lines = Buffer.alloc(stride * size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (!isDark(x, y)) lines[y * stride + 1 + (x >> 3)]! |= 0x80 >> (x & 7);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.writeUInt8(1, 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
