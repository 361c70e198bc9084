// A built page grows old: what has become overdue since is marked as such when it is read.

const today = new Date().toLocaleDateString('sv');

for (const mark of document.querySelectorAll<HTMLElement>('[data-overdue]')) {
  const { overdue = '', text = '' } = mark.dataset;
  if (overdue >= today || mark.classList.contains('status-overdue')) continue;
  mark.className = 'status status-overdue';
  mark.textContent = text;
}

export {};
