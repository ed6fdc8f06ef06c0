import { foldText } from "../../../src/platform/text/index.ts";
import type { Random } from "./random.ts";

/* Surnames are put together from two common words, so that they read as names and belong to nobody we know of. */
const beginnings = (
  "BRUME CLAIR FLEUR GRIVE LANDE LUNE MOUSSE ORGE PERLE PLUME PRUNE RONCE ROSÉE SAULE SOURCE TILLEUL TUILE VIGNE VOILE " +
  "AMBRE ARGILE AVOINE BALISE BRINDILLE CANAL CERISE COQUE DUNE ÉCLUSE FOUGÈRE GENÊT HOULE LAVANDE MARÉE NOISETTE"
).split(" ");
const endings = (
  "AUBE BOIS BRISE CHAMP COMBE CÔTE DOUX FERME GRAND HAUT JOLI LARGE MONT NEUF PLAINE PONT PRÉ RIVE ROC SEC SOIR TERRE " +
  "VAL VERT VIF"
).split(" ");

const women = (
  "AGATHE ALBANE ANAÏS BERTILLE CAPUCINE CÉLESTE DIANE ÉLOÏSE FLORE GARANCE HÉLOÏSE INÈS JEANNE LÉONIE LILA LOUISE MAÏA " +
  "MARGUERITE NINA NOÉMIE OCÉANE PERRINE ROMANE SALOMÉ SOLÈNE TIPHAINE VIOLETTE YASMINE ZÉLIE AÏCHA"
).split(" ");
const men = (
  "ADRIEN AMADOU ANATOLE AUGUSTIN BASILE BÉRENGER CÔME CYPRIEN DAMIEN EDGAR ÉLOI FÉLIX GASPARD HIPPOLYTE ISMAËL JORIS " +
  "KARIM LÉANDRE LUBIN MARIN MATHURIN NOÉ OCTAVE PAULIN QUENTIN RÉMI SACHA THIBAUT ULYSSE VALÈRE"
).split(" ");

const streetNames = (
  "DES TISSERINS|DU MOULIN À PAPIER|DES QUATRE SAULES|DE LA GRANDE ÉCLUSE|DU FOUR À TUILES|DES BATELIERS|DU LAVOIR BLEU|" +
  "DES PASTELIERS|DE LA PETITE HALLE|DU PUITS PARTAGÉ|DES TROIS TILLEULS|DE LA MARE AUX GRIVES|DES VENTS D'AUTAN|" +
  "DU CHEMIN DE HALAGE|DES COLOMBIERS|DE LA FONTAINE TIÈDE|DU PRÉ LONG|DES CERISIERS TARDIFS|DE L'ANCIEN RELAIS|DES LUCIOLES|" +
  "DU PONT CANAL|DES POTIERS|DE LA BRIQUETERIE|DU VIEUX NOYER|DES CARDEURS|DE LA GARE FLEURIE"
).split("|");
const streetTypes = [
  ["RUE", "Rue"],
  ["RUE", "Rue"],
  ["AV", "Avenue"],
  ["ALL", "Allée"],
  ["CHE", "Chemin"],
  ["PL", "Place"],
  ["IMP", "Impasse"],
  ["BD", "Boulevard"],
] as const;

/* The file writes names in capitals, mostly without accents. */
const plain = (text: string) => foldText(text).toUpperCase();

const surnames = beginnings.flatMap((beginning) => endings.map((ending) => plain(beginning + ending)));
const givenNames = { F: women.map(plain), M: men.map(plain) };

export type InventedPerson = { sex: "F" | "M"; family: string; given: string };

/** A person that does not exist; one in twelve has a double surname. */
export function inventPerson(random: Random): InventedPerson {
  const sex = random.percent(58) ? "F" : "M";
  const family = random.pick(surnames);
  const double = random.below(12) === 0 ? `-${random.pick(surnames)}` : "";
  return { sex, family: family + double, given: random.pick(givenNames[sex]) };
}

export type InventedStreet = { number: string; index: string; typeCode: string; type: string; name: string };

/** A street and number that sound right and are nowhere in particular. */
export function inventStreet(random: Random): InventedStreet {
  const [typeCode, type] = random.pick(streetTypes);
  const index = random.percent(6) ? random.pick(["B", "T"]) : "";
  return { number: String(1 + random.below(98)), index, typeCode, type, name: random.pick(streetNames) };
}

/** Name of a house of health, a pharmacy or a practice: « DES TROIS TILLEULS ». */
export function inventPlaceName(random: Random): string {
  return random.pick(streetNames);
}
