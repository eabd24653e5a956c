// A work is what one works on: files, and which of them is open. Works are kept in this
// browser; each tab has its own.

const PREFIX = 'resultschain.work.';

export class Work {
  constructor(files, active, id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`) {
    this.id = id;
    this.files = files; // texts by their names
    this.active = active;
    this.handles = new Map(); // of files on the disk, by their names
    this.unkept = false; // it could not be kept
    this.changed = new Set(); // names of files that are not saved on the disk
  }

  // keep keeps the work in the browser, and reports whether that worked.
  keep(title) {
    try {
      localStorage.setItem(PREFIX + this.id, JSON.stringify({files: [...this.files], active: this.active, title, time: Date.now()}));
      this.unkept = false;
    } catch {
      this.unkept = true; // there is no room, or the browser keeps nothing
    }
    return !this.unkept;
  }
}

// kept returns the works that are kept, the latest first.
export function kept() {
  const all = [];
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (!key.startsWith(PREFIX)) continue;
      try {
        const {files, active, title, time} = JSON.parse(localStorage.getItem(key));
        all.push({id: key.slice(PREFIX.length), files, active, title, time});
      } catch { /* it is of another version, or broken */ }
    }
  } catch { /* this browser keeps nothing */ }
  return all.sort((a, b) => b.time - a.time);
}

// open remembers which work this tab has open, null for none, and opened returns its id.
export function open(id) {
  try {
    if (id) sessionStorage.setItem(PREFIX + 'open', id);
    else sessionStorage.removeItem(PREFIX + 'open');
  } catch { /* it is only a convenience */ }
}

export function opened() {
  try {
    return sessionStorage.getItem(PREFIX + 'open');
  } catch {
    return null;
  }
}

export function forget(id) { localStorage.removeItem(PREFIX + id); }

// claim makes a work this tab's, and reports whether no other tab has it.
export function claim(id) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks.request(PREFIX + id, {ifAvailable: true}, (lock) => {
      resolve(lock !== null);
      return lock && new Promise(() => {}); // until the tab is closed
    });
  });
}
