const LONGEST_SIDE = 1_600;
/** Characters of base64 that the server takes: 700 kB. */
const MOST_CHARACTERS = 950_000;

/** A photo small enough to leave over a slow network, in base64. @throws when the device cannot read it as a picture */
export async function shrinkPhoto(file: File): Promise<string> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    for (const [side, quality] of [
      [LONGEST_SIDE, 0.82],
      [1_200, 0.75],
      [900, 0.6],
    ] as const) {
      const content = await draw(picture, side, quality);
      if (content.length <= MOST_CHARACTERS) return content;
    }
    throw new Error("too heavy");
  } finally {
    picture.close();
  }
}

async function draw(picture: ImageBitmap, longest: number, quality: number): Promise<string> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = window.document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/jpeg", quality).split(",")[1] ?? "";
}
