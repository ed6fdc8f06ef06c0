import { expect, test } from "vitest";
import { reencodeImage } from "./index.ts";
import { openSharp } from "./open-sharp.ts";

const sharp = await openSharp();
const canvas = (width: number, height: number, alpha = 1) =>
  sharp({ create: { width, height, channels: 4, background: { r: 20, g: 120, b: 90, alpha } } });

test("a photo is drawn again: turned as taken, smaller, without what it carried", async () => {
  const photo = await canvas(2_600, 1_300)
    .jpeg()
    .withExif({ IFD0: { Make: "Appareil", ImageDescription: "Salle de Cabestany" } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const clean = await reencodeImage(photo);
  expect(clean).toMatchObject({ mediaType: "image/jpeg", widthPixels: 1_000, heightPixels: 2_000 });
  const { exif, orientation } = await sharp(clean.bytes).metadata();
  expect([exif, orientation]).toEqual([undefined, undefined]);
  expect(Buffer.from(clean.bytes).includes("Cabestany")).toBe(false);
});

test("a transparent drawing stays PNG, an opaque one does not; WebP comes in", async () => {
  expect((await reencodeImage(await canvas(40, 20, 0.5).png().toBuffer())).mediaType).toBe("image/png");
  expect((await reencodeImage(await canvas(40, 20).png().toBuffer())).mediaType).toBe("image/jpeg");
  expect(await reencodeImage(await canvas(40, 20).webp().toBuffer())).toMatchObject({
    widthPixels: 40,
    heightPixels: 20,
  });
});

test.each([
  [
    "an SVG",
    Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "SVG",
  ],
  ["a GIF", Buffer.from("GIF89a,,,,"), "JPEG, PNG ou WebP"],
  [
    "an SVG that calls itself a PNG",
    Buffer.from("\x89PNG\r\n\x1a\n<svg xmlns='http://www.w3.org/2000/svg'/>", "latin1"),
    "abîmée",
  ],
  ["a picture cut in its middle", (await canvas(800, 800).jpeg().toBuffer()).subarray(0, 900), "abîmée"],
  ["nothing", Buffer.alloc(0), "vide"],
  ["a heavy file", Buffer.alloc(15 * 1024 * 1024 + 1, 0xff), "15 Mo"],
])("%s is refused with a reason", async (_what, file, reason) => {
  await expect(reencodeImage(file)).rejects.toThrow(reason);
});

test("a bomb of pixels is refused before it is unpacked", async () => {
  const bomb = await canvas(10_000, 6_100).png({ compressionLevel: 9 }).toBuffer();
  const before = process.memoryUsage().rss;
  await expect(reencodeImage(bomb)).rejects.toThrow("60 millions de points");
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
});
