/**
 * Whether a box to tick is about the post and not about the incident: "Sections above are filled out",
 * "Postmortem has been reviewed".
 */
export const isPaperwork = (text: string): boolean => paperwork.test(text);

const paperwork =
  /^(?:(?:all )?(?:the )?sections? (?:above|below)|(?:the )?incident (?:has been|is|was) (?:dealt with|over|resolved|closed)|(?:the |this |incident )?(?:post-?mortem|title|report|document|rca|review)\b.{0,40}\b(?:cleaned up|filled|reviewed|published|shared|approved|scheduled)\b|all action(?:able)? items\b.{0,20}\b(?:have|are)\b)/i;
