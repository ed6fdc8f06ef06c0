export { type DrawnText, drawPicture, drawText } from "./draw-picture.ts";
export { type CleanImage, reencodeImage } from "./reencode-image.ts";
