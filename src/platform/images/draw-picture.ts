import type { OverlayOptions } from "sharp";
import { FONT_FILES, FONT_NAME } from "../documents/index.ts";
import { openSharp } from "./open-sharp.ts";

export interface DrawnText {
  text: string;
  /** PNG with a transparent ground. */
  png: Uint8Array;
  widthPixels: number;
  heightPixels: number;
}

/** Words drawn with the typeface of the documents, which is in the registry: a server has no fonts of its own. */
export async function drawText(
  text: string,
  look: { sizePixels: number; colour: string; bold?: boolean },
): Promise<DrawnText> {
  const sharp = await openSharp();
  const plain = text.replace(/[&<>]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[mark] ?? "");
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${look.colour}">${plain}</span>`,
      font: `${FONT_NAME}${look.bold ? " Bold" : ""} ${look.sizePixels}`,
      fontfile: look.bold ? FONT_FILES.bold : FONT_FILES.normal,
      rgba: true,
      dpi: 72,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { text, png: new Uint8Array(data), widthPixels: info.width, heightPixels: info.height };
}

/** An SVG of ours as PNG, with texts laid over it (their left and top in pixels). SVG of others never comes here. */
export async function drawPicture(
  svg: string,
  texts: readonly { drawn: DrawnText; left: number; top: number }[],
): Promise<Uint8Array> {
  const sharp = await openSharp();
  const layers: OverlayOptions[] = texts.map(({ drawn, left, top }) => ({
    input: Buffer.from(drawn.png),
    left: Math.round(left),
    top: Math.round(top),
  }));
  const png = await sharp(Buffer.from(svg))
    .composite(layers)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
  return new Uint8Array(png);
}
