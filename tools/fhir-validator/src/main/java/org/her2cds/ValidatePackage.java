package org.her2cds;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Validates every resource of a package folder against R4 and the profiles that it names. Asks no server for anything. */
public final class ValidatePackage {
  public static void main(String[] args) throws IOException {
    FhirContext context = FhirContext.forR4();
    PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(context);
    List<Path> files;
    try (Stream<Path> listed = Files.list(Path.of(args[0]))) {
      files = listed.filter(ValidatePackage::isResource).sorted().toList();
    }
    for (Path file : files) {
      IBaseResource resource = context.newJsonParser().parseResource(Files.readString(file));
      own.addResource(resource);
    }
    UnknownCodeSystemWarningValidationSupport elsewhere = new UnknownCodeSystemWarningValidationSupport(context);
    elsewhere.setNonExistentCodeSystemSeverity(
        ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity.INFORMATION);
    FhirInstanceValidator instances =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                own,
                new InMemoryTerminologyServerValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new SnapshotGeneratingValidationSupport(context),
                elsewhere));
    FhirValidator validator = context.newValidator().registerValidatorModule(instances);
    int errors = 0;
    int warnings = 0;
    for (Path file : files) {
      for (SingleValidationMessage message : validator.validateWithResult(Files.readString(file)).getMessages()) {
        ResultSeverityEnum severity = message.getSeverity();
        if (severity == ResultSeverityEnum.INFORMATION) continue;
        if (severity == ResultSeverityEnum.WARNING) warnings++;
        else errors++;
        System.out.println(
            file.getFileName() + ": " + severity.getCode() + ": " + message.getLocationString() + ": "
                + message.getMessage());
      }
    }
    System.out.println(files.size() + " resources, " + errors + " errors, " + warnings + " warnings");
    System.exit(errors > 0 ? 1 : 0);
  }

  private static boolean isResource(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".json") && !name.startsWith(".") && !name.equals("package.json");
  }

  private ValidatePackage() {}
}
