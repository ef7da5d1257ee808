import { declineReasons, resolutionReasons, type DeclineReason, type ResolutionReason } from '@owcr/contracts/words';
import type { Action, ActionKind } from '../offline/action.js';
import type { IssueView } from './issue-queries.js';

/** Actions that are asked about before they are done. */
export type FormKind = Extract<ActionKind, 'resolve' | 'decline' | 'refer' | 'reopen' | 'withdraw'>;

const formKinds: readonly ActionKind[] = ['resolve', 'decline', 'refer', 'reopen', 'withdraw'];
export const needsForm = (kind: ActionKind): kind is FormKind => formKinds.includes(kind);

export const formWords: Record<FormKind, { title: string; button: string; text: string | null; textMax: number }> = {
  resolve: { title: 'Resolve this issue', button: 'Resolve', text: 'What was done (optional)', textMax: 5_000 },
  decline: { title: 'Decline this issue', button: 'Decline', text: null, textMax: 0 },
  refer: { title: 'Refer to a partner agency', button: 'Refer', text: null, textMax: 0 },
  reopen: { title: 'Reopen this issue', button: 'Reopen', text: 'Why (optional)', textMax: 1_000 },
  withdraw: { title: 'Withdraw this issue', button: 'Withdraw', text: 'Why (optional)', textMax: 1_000 },
};

const resolutionWords: Record<ResolutionReason, string> = {
  fixed: 'Fixed',
  'no-action-needed': 'No action needed',
  unfounded: 'Nothing was found',
  referred: 'Done by a partner agency',
};
const declineWords: Record<DeclineReason, string> = {
  'off-duty': 'I am off duty',
  'conflict-of-interest': 'Conflict of interest',
  'not-police-matter': 'Not a matter for the police',
  'wrong-sector': 'It lies in another sector',
  overloaded: 'I have too much open',
};

export interface Choice {
  value: string;
  label: string;
}

/** What of an issue decides which reasons fit. */
type Referral = Pick<IssueView['issue'], 'referredTo'>;

const resolutionsOf = ({ referredTo }: Referral) =>
  resolutionReasons.filter((reason) => reason !== 'referred' || referredTo !== null);

/** The reasons to choose from; null where none is asked for. */
export function choicesOf(kind: FormKind, issue: Referral): Choice[] | null {
  if (kind === 'resolve') return resolutionsOf(issue).map((value) => ({ value, label: resolutionWords[value] }));
  if (kind === 'decline') return declineReasons.map((value) => ({ value, label: declineWords[value] }));
  return null;
}

export interface Entered {
  choice: string;
  text: string;
  agency: Choice | null;
}

/** The action a form stands for, or what is missing from it. */
export function actionOf(kind: FormKind, { choice, text, agency }: Entered, issue: Referral): Action | { missing: string } {
  const words = text.trim();
  switch (kind) {
    case 'resolve':
    case 'decline': {
      const known = kind === 'resolve' ? resolutionsOf(issue).find((one) => one === choice) : undefined;
      if (kind === 'resolve') return known ? { kind, reason: known, note: words || null } : { missing: 'Choose a reason.' };
      const reason = declineReasons.find((one) => one === choice);
      return reason ? { kind, reason } : { missing: 'Choose a reason.' };
    }
    case 'refer':
      return agency ? { kind, partner: agency.value, partnerName: agency.label } : { missing: 'Choose an agency.' };
    case 'reopen':
    case 'withdraw':
      return { kind, reason: words || null };
  }
}
