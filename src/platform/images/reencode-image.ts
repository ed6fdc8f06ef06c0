import { invalid, type Problem } from "../errors/problems.ts";
import { takeTurn } from "../turns/take-turn.ts";
import { openSharp } from "./open-sharp.ts";

export interface CleanImage {
  bytes: Uint8Array;
  mediaType: "image/jpeg" | "image/png";
  widthPixels: number;
  heightPixels: number;
}

const MOST_IMAGE_BYTES = 15 * 1024 * 1024;
/* 60 megapixels: the largest that telephones take. In memory 180 MB, read by strips where the format lets it. */
const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 2_000;
const MOST_SECONDS = 20;

const refuse = (why: string): Problem => invalid("file", why, "images.refused");
const KINDS = "Envoyez une photo en JPEG, PNG ou WebP.";

/**
 * A picture that somebody sends, drawn again: only its points go on, at most 2,000 a side and turned as it was taken; place,
 * device and whatever else the file carried stay behind. @returns JPEG, or PNG where parts are transparent
 * @throws Problem `server.busy` · `images.refused`: not JPEG, PNG or WebP (SVG is a program, not a photo), too large, or broken
 */
export async function reencodeImage(file: Uint8Array): Promise<CleanImage> {
  if (file.byteLength === 0) throw refuse("Ce fichier est vide.");
  if (file.byteLength > MOST_IMAGE_BYTES)
    throw refuse("Cette image dépasse 15 Mo : réduisez-la avant de l'envoyer.");
  if (!isPhoto(file)) throw refuse(looksLikeSvg(file) ? `Les dessins SVG sont refusés. ${KINDS}` : KINDS);
  return takeTurn(() => drawAgain(file));
}

async function drawAgain(file: Uint8Array): Promise<CleanImage> {
  const sharp = await openSharp();
  try {
    const image = sharp(file, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 });
    const { hasAlpha } = await image.metadata();
    const drawn = image
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .timeout({ seconds: MOST_SECONDS });
    const isTransparent =
      hasAlpha && !(await sharp(file, { limitInputPixels: MOST_PIXELS }).stats()).isOpaque;
    const { data, info } = await (isTransparent
      ? drawn.png({ compressionLevel: 9 })
      : drawn.flatten({ background: "#ffffff" }).jpeg({ quality: 82 })
    ).toBuffer({ resolveWithObject: true });
    return {
      bytes: new Uint8Array(data),
      mediaType: isTransparent ? "image/png" : "image/jpeg",
      widthPixels: info.width,
      heightPixels: info.height,
    };
  } catch (error) {
    if (/pixel limit/i.test(error instanceof Error ? error.message : ""))
      throw refuse("Cette image a plus de 60 millions de points : réduisez-la avant de l'envoyer.");
    throw refuse(`Cette image ne peut pas être lue : elle est abîmée, ou n'en est pas une. ${KINDS}`);
  }
}

const starts = (file: Uint8Array, ...bytes: number[]): boolean =>
  bytes.every((byte, at) => file[at] === byte);

/* By its first bytes, whatever its name says. */
const isPhoto = (file: Uint8Array): boolean =>
  starts(file, 0xff, 0xd8, 0xff) ||
  starts(file, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ||
  (starts(file, 0x52, 0x49, 0x46, 0x46) && starts(file.subarray(8), 0x57, 0x45, 0x42, 0x50));

const looksLikeSvg = (file: Uint8Array): boolean =>
  /<svg[\s>]/i.test(new TextDecoder("latin1").decode(file.subarray(0, 4_096)));
