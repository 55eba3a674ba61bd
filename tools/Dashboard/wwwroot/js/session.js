// Requests to the page's own server. Whatever changes something carries the token that only this page can read.

let token = "";

export async function openSession() {
  const answer = await fetch("/api/session");
  if (!answer.ok) {
    throw new Error(await answer.text());
  }
  const session = await answer.json();
  token = session.token;
  return session;
}

export async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Rig-Token": token },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(await answer.text() || `The server answered ${answer.status}.`);
  }
  return answer.status === 204 ? null : answer.json();
}

export async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error(await answer.text());
  }
  return answer.json();
}
