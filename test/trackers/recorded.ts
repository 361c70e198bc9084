// Answers of the public interfaces, cut to the parts around those that are read.

/** GitHub, `GET /repos/{owner}/{repo}/issues/{number}`. */
export const githubIssue = (fields: object) => ({
  id: 1,
  number: 12,
  title: 'Watch the pool',
  user: { login: 'octocat', id: 1, type: 'User' },
  labels: [{ id: 208045946, name: 'bug', color: 'f29513', default: true }],
  state: 'open',
  state_reason: null,
  locked: false,
  assignee: null,
  milestone: null,
  comments: 0,
  created_at: '2024-04-22T13:33:48Z',
  updated_at: '2024-04-22T13:33:48Z',
  closed_at: null,
  body: null,
  ...fields,
});

/** GitLab, one element of `GET /projects/{id}/issues`. */
export const gitlabIssue = (iid: number, fields: object = {}) => ({
  id: 1000 + iid,
  iid,
  project_id: 4,
  title: 'Watch the pool',
  state: 'opened',
  closed_at: null,
  closed_by: null,
  labels: ['reliability'],
  issue_type: 'issue',
  has_tasks: true,
  task_completion_status: { count: 0, completed_count: 0 },
  ...fields,
});

/** GitLab, one element of `GET /projects/{id}/merge_requests`. */
export const gitlabChange = (iid: number, state: string) => ({
  id: 2000 + iid,
  iid,
  project_id: 4,
  state,
  target_branch: 'main',
  source_branch: 'watch-the-pool',
  merged_at: state === 'merged' ? '2024-04-22T13:33:48Z' : null,
});

/** Jira, `GET /rest/api/2/issue/{key}?fields=status,resolution`. */
export const jiraIssue = (category: string, resolution: string | null = null) => ({
  expand: 'renderedFields,names,schema,operations',
  id: '10002',
  key: 'OPS-7',
  fields: {
    resolution: resolution === null ? null : { id: '10000', name: resolution },
    status: {
      name: category === 'done' ? 'Done' : 'To Do',
      id: '10000',
      statusCategory: { id: 2, key: category, colorName: 'blue-gray', name: 'To Do' },
    },
  },
});

/** Forgejo, `GET /repos/{owner}/{repo}/issues/{index}`. */
export const forgejoIssue = (fields: object) => ({
  id: 7,
  number: 3,
  title: 'Watch the pool',
  state: 'open',
  is_locked: false,
  comments: 0,
  closed_at: null,
  due_date: null,
  pull_request: null,
  repository: { id: 1, name: 'repo', owner: 'org', full_name: 'org/repo' },
  ...fields,
});
