import type sharp from "sharp";

type Sharp = typeof sharp;
let opened: Promise<Sharp> | undefined;

/* What may be read, and nothing else: libvips also knows PDF, TIFF, OpenSlide and the files of ImageMagick. */
const READERS = [
  "VipsForeignLoadJpegBuffer",
  "VipsForeignLoadPngBuffer",
  "VipsForeignLoadWebpBuffer",
  "VipsForeignLoadSvgBuffer",
];

/** The library of images, loaded when the first one comes: one thread, no cache, its readers counted. */
export function openSharp(): Promise<Sharp> {
  opened ??= import("sharp").then(({ default: library }) => {
    library.cache(false);
    library.concurrency(1);
    library.block({ operation: ["VipsForeignLoad"] });
    library.unblock({ operation: READERS });
    return library;
  });
  return opened;
}
