/** A fictional carer of the stand-in. */
export interface StandInPerson {
  /** 11 digits, of a range that the national directory does not use. */
  rpps: string;
  familyName: string;
  givenName: string;
  /** Code of TRE_G15: 10 doctor, 60 nurse, 21 pharmacist… */
  professionCode: string;
  /** « Infirmière », as the login page says it. */
  professionLabel: string;
}

/** What Pro Santé Connect says of a person with `scope_all`. Source: ANS, userinfo claims (facts of the domain, 3.1). */
export function claimsOf(person: StandInPerson): Record<string, unknown> {
  const nationalId = `8${person.rpps}`;
  return {
    SubjectNameID: nationalId,
    preferred_username: nationalId,
    given_name: person.givenName,
    family_name: person.familyName.toUpperCase(),
    email_verified: false,
    SubjectRole: [`${person.professionCode}^1.2.250.1.213.1.1.5.5`],
    Secteur_Activite: "SA07^1.2.250.1.71.4.2.4",
    SubjectOrganization: "CABINET FICTIF",
    SubjectOrganizationID: "",
    Mode_Acces_Raison: "",
    Acces_Regulation_Medicale: "FAUX",
    UITVersion: "1.0",
    authMode: "MOBILE",
    Palier_Authentification: "APPPRIP3^1.2.250.1.213.1.5.1.1.1",
    PSI_Locale: "1.2.250.1.213.1.3.1.1",
    otherIds: [{ identifiant: nationalId, origine: "RPPS", qualite: 1 }],
    SubjectRefPro: {
      codeCivilite: "M",
      exercices: [
        {
          codeProfession: person.professionCode,
          codeCategorieProfessionnelle: "C",
          codeCiviliteDexercice: person.professionCode === "10" ? "DR" : "M",
          nomDexercice: person.familyName.toUpperCase(),
          prenomDexercice: person.givenName,
          codeTypeSavoirFaire: "",
          codeSavoirFaire: "",
          activities: [
            {
              codeModeExercice: "L",
              codeSecteurDactivite: "SA07",
              raisonSocialeSite: "CABINET FICTIF",
              codePays: "99000",
            },
          ],
        },
      ],
    },
  };
}

export const CLAIM_NAMES: string[] = Object.keys(
  claimsOf({ rpps: "", familyName: "", givenName: "", professionCode: "", professionLabel: "" }),
);
