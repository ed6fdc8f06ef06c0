export { type DrawnText, drawPicture, drawText } from "./draw-picture.ts";
export { type CleanImage, MOST_IMAGE_BYTES, reencodeImage } from "./reencode-image.ts";
