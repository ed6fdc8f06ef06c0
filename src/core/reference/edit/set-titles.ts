const titles: Record<string, string> = {
  profession: "Professions",
  speciality: "Spécialités et savoir-faire",
  "everyday-word": "Mots de tous les jours pour chercher dans l'annuaire",
  "activity-sector": "Secteurs d'activité",
  "practice-mode": "Modes d'exercice",
  "slot-audience": "À qui un créneau est ouvert",
  "slot-modality": "Façons de consulter",
  "cpts-size": "Tailles de CPTS",
  mission: "Missions de l'accord",
  "mission-part": "Missions, comme un projet les écrit",
  "annual-pass": "Plafond annuel de la Sécurité sociale",
  "letter-row": "Lignes de la lettre d'intention",
  "priority-level": "Niveaux de priorité",
  "answer-delay": "Délais de réponse aux demandes",
  "unscheduled-care-delay": "Délais des soins non programmés",
  "family-doctor-delay": "Délais de la mission « médecin traitant »",
  "forms-threshold": "Seuils des questionnaires anonymes",
  retention: "Durées de conservation",
  "project-delay": "Délais du projet de la CPTS",
  "contract-period": "Périodes du contrat de la CPTS",
  "identity-document": "Documents qui valident une identité",
  "ins-authority": "Autorités qui donnent un matricule INS",
  "diagnosis-indicator": "Indicateurs du diagnostic de territoire",
  "agenda-horizon": "Avance de publication des agendas",
};

/** A set as screens call it. */
export const titleOfSet = (set: string): string => titles[set] ?? set;
