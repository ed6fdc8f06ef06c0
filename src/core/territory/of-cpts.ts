/** « de la CPTS du Canal » from « CPTS du Canal »; a name that does not begin so keeps « de ». */
export const ofCpts = (name: string): string => `${/^CPTS\b/.test(name) ? "de la" : "de"} ${name}`;
