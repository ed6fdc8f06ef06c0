import { ofName } from "../../platform/text/index.ts";

/** « de la CPTS du Canal » from « CPTS du Canal ». */
export const ofCpts = (name: string): string => (/^CPTS\b/.test(name) ? `de la ${name}` : ofName(name));
