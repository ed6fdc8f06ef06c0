export { FONT_FILES, FONT_NAME } from "./document-fonts.ts";
export {
  type Block,
  type Cell,
  type DocumentFormat,
  MEDIA_TYPES,
  type PrintedDocument,
  type Rich,
} from "./document-model.ts";
export { drawQrCode } from "./qr-code.ts";
export { renderDocument } from "./render-document.ts";
