// Sending to the server: the form's token, and what to do when the session is locked or over.

function token() {
  const found = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]*)/);
  return found ? decodeURIComponent(found[1]) : "";
}

// Send `body` (FormData, URLSearchParams, or anything that JSON can say) and give the Response.
// A locked session makes the page ask for the PIN; nothing is lost, the caller may send again.
export async function send(address, body, { background = false } = {}) {
  const form = body instanceof FormData || body instanceof URLSearchParams;
  const headers = { Accept: "application/json", "X-CSRFToken": token() };
  if (!form) headers["Content-Type"] = "application/json";
  if (background) headers["Parta-Background"] = "1";
  const response = await fetch(address, {
    method: "POST",
    headers,
    body: form ? body : JSON.stringify(body),
    credentials: "same-origin",
  });
  if (response.status === 423) document.dispatchEvent(new CustomEvent("parta:locked"));
  if (response.status === 401) document.dispatchEvent(new CustomEvent("parta:signed-out"));
  return response;
}
