// A chosen photo is sent at once; one that is too large is said so before it uses anybody's data.
const BYTES_MAX = 20 * 1024 * 1024;

export function sendAtOnce(form) {
  const status = form.querySelector(".ov-upload__status");
  for (const input of form.querySelectorAll('input[type="file"]')) {
    input.addEventListener("change", () => {
      const [file] = input.files;
      if (!file) return;
      if (file.size > BYTES_MAX) {
        input.value = "";
        status.textContent = form.dataset.tooLarge;
        return;
      }
      for (const other of form.querySelectorAll('input[type="file"]')) {
        if (other !== input) other.value = "";
      }
      status.textContent = form.dataset.sending.replace("{file}", file.name);
      form.requestSubmit();
    });
  }
}
