// The box of questions: the answer with the sentences that say it, or how the question was understood.
"use strict";

const questions = document.getElementById("ask");
const told = document.getElementById("answer");

function paragraph(text, className) {
  const made = document.createElement("p");
  made.className = className;
  const words = document.createElement("bdi");
  words.textContent = text;
  made.append(words);
  return made;
}

function sentence(evidence) {
  const made = document.createElement("blockquote");
  made.append(paragraph(evidence.quote, "quote"));
  const foot = document.createElement("footer");
  const link = document.createElement("a");
  link.href = `/id/document/${encodeURIComponent(evidence.doc)}#char=${evidence.start},${evidence.end}`;
  link.textContent = evidence.doc;
  foot.append(link);
  made.append(foot);
  return made;
}

questions.addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = new FormData(questions).get("q").trim();
  if (!text) return;
  told.replaceChildren(paragraph("asking …", "quiet"));
  try {
    const response = await fetch(`/ask?q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error((await response.text()).trim());
    const answer = await response.json();
    const parts = answer.answers.map((found) => paragraph(found, "found"));
    if (!parts.length) parts.push(paragraph("No answer in this graph.", "found"));
    parts.push(...answer.evidence.map(sentence), paragraph(answer.reading, "quiet small"));
    if (answer.sparql) {
      const query = document.createElement("a");
      query.className = "small";
      query.href = `/sparql?query=${encodeURIComponent(answer.sparql)}`;
      query.textContent = "The query that found it";
      parts.push(query);
    }
    told.replaceChildren(...parts);
  } catch (error) {
    told.replaceChildren(paragraph(error.message, "refusal"));
  }
});
