import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** The screens' typeface as a document names it. */
export const FONT_NAME = "Atkinson Hyperlegible Next";

/** Files of the registry package, no network: normal, bold, italics, both. */
export const FONT_FILES = {
  normal: require.resolve(
    "@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
  ),
  bold: require.resolve(
    "@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
  ),
  italics: require.resolve(
    "@expo-google-fonts/atkinson-hyperlegible-next/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
  ),
  bolditalics: require.resolve(
    "@expo-google-fonts/atkinson-hyperlegible-next/700Bold_Italic/AtkinsonHyperlegibleNext_700Bold_Italic.ttf",
  ),
};

export const readNormalFont = (): Buffer => readFileSync(FONT_FILES.normal);
