// A built page grows old: what has become overdue since is marked as such when it is read.

/** The reader's own day, `YYYY-MM-DD`. */
export const today = new Date().toLocaleDateString('sv');

/** Marks what is overdue by now below `root`. */
export function markOverdue(root: ParentNode): void {
  for (const mark of root.querySelectorAll<HTMLElement>('[data-overdue]')) {
    const { overdue = '', text = '' } = mark.dataset;
    if (overdue >= today || mark.classList.contains('status-overdue')) continue;
    mark.className = 'status status-overdue';
    mark.textContent = text;
  }
}

markOverdue(document);
