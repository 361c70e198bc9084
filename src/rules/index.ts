import { actionDue } from './action-due.ts';
import { actionNoneForCause } from './action-none-for-cause.ts';
import { actionOpenInClosed } from './action-open-in-closed.ts';
import { actionOverdue } from './action-overdue.ts';
import { actionOwner } from './action-owner.ts';
import { actionVague } from './action-vague.ts';
import { activeFile } from './active-file.ts';
import { blameLanguage } from './blame-language.ts';
import { configKey } from './config-key.ts';
import { configSyntax } from './config-syntax.ts';
import { configValue } from './config-value.ts';
import { dateFar } from './date-far.ts';
import { dateOrderUnknown } from './date-order-unknown.ts';
import { duplicateActionId } from './duplicate-action-id.ts';
import { duplicateId } from './duplicate-id.ts';
import { durationProse } from './duration-prose.ts';
import { entryOutsideIncident } from './entry-outside-incident.ts';
import { fieldMissing } from './field-missing.ts';
import { fieldOrder } from './field-order.ts';
import { fieldType } from './field-type.ts';
import { fieldUnknown } from './field-unknown.ts';
import { fieldValue } from './field-value.ts';
import { forbiddenTerms } from './forbidden-terms.ts';
import { frontmatterLanguage } from './frontmatter-language.ts';
import { frontmatterMissing } from './frontmatter-missing.ts';
import { frontmatterSyntax } from './frontmatter-syntax.ts';
import { hindsightLanguage } from './hindsight-language.ts';
import { ignoreSyntax } from './ignore-syntax.ts';
import { ignoreUnused } from './ignore-unused.ts';
import { imageAlt } from './image-alt.ts';
import { imageMissing } from './image-missing.ts';
import { internalBlock } from './internal-block.ts';
import { internalLeaked } from './internal-leaked.ts';
import { internalLink } from './internal-link.ts';
import { linkDead } from './link-dead.ts';
import { markdownTooDeep } from './markdown-too-deep.ts';
import { milestoneDisagrees } from './milestone-disagrees.ts';
import { milestoneOrder } from './milestone-order.ts';
import { noDetection } from './no-detection.ts';
import { noResolution } from './no-resolution.ts';
import { personalEmail } from './personal-email.ts';
import { privateAddress } from './private-address.ts';
import { readableFile } from './readable-file.ts';
import { ruleCrashed } from './rule-crashed.ts';
import { secretLeaked } from './secret-leaked.ts';
import { sectionEmpty } from './section-empty.ts';
import { sectionHeadingAlias } from './section-heading-alias.ts';
import { sectionMissing } from './section-missing.ts';
import { sectionPlaceholder } from './section-placeholder.ts';
import { singleCause } from './single-cause.ts';
import { stampFormat } from './stamp-format.ts';
import { stampUnreadable } from './stamp-unreadable.ts';
import { timeAmbiguous } from './time-ambiguous.ts';
import { timeGap } from './time-gap.ts';
import { timelineOrder } from './timeline-order.ts';
import { timelineZoneMissing } from './timeline-zone-missing.ts';
import { timelineZoneMixed } from './timeline-zone-mixed.ts';
import type { Rule } from './types.ts';
import { weekdayDate } from './weekday-date.ts';
import { zoneAmbiguous } from './zone-ambiguous.ts';
import { zoneSeason } from './zone-season.ts';

/** Every rule, by id. A test reads the folder, so that none is forgotten. */
export const rules: readonly Rule[] = [
  actionDue,
  actionNoneForCause,
  actionOpenInClosed,
  actionOverdue,
  actionOwner,
  actionVague,
  activeFile,
  blameLanguage,
  configKey,
  configSyntax,
  configValue,
  dateFar,
  dateOrderUnknown,
  duplicateActionId,
  duplicateId,
  durationProse,
  entryOutsideIncident,
  fieldMissing,
  fieldOrder,
  fieldType,
  fieldUnknown,
  fieldValue,
  forbiddenTerms,
  frontmatterLanguage,
  frontmatterMissing,
  frontmatterSyntax,
  hindsightLanguage,
  ignoreSyntax,
  ignoreUnused,
  imageAlt,
  imageMissing,
  internalBlock,
  internalLeaked,
  internalLink,
  linkDead,
  markdownTooDeep,
  milestoneDisagrees,
  milestoneOrder,
  noDetection,
  noResolution,
  personalEmail,
  privateAddress,
  readableFile,
  ruleCrashed,
  secretLeaked,
  sectionEmpty,
  sectionHeadingAlias,
  sectionMissing,
  sectionPlaceholder,
  singleCause,
  stampFormat,
  stampUnreadable,
  timeAmbiguous,
  timeGap,
  timelineOrder,
  timelineZoneMissing,
  timelineZoneMixed,
  weekdayDate,
  zoneAmbiguous,
  zoneSeason,
];

/** Ids of all rules. */
export const ruleIds: readonly string[] = rules.map(({ id }) => id);

/** Rules by their id. */
export const rulesById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
