// go get github.com/alibabacloud-go/eci-20180808/v3@v3.1.1 github.com/aliyun/credentials-go
package main

import (
	"fmt"
	"log"
	"os"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	eci "github.com/alibabacloud-go/eci-20180808/v3/client"
	"github.com/alibabacloud-go/tea/tea"
	"github.com/aliyun/credentials-go/credentials"
)

func main() {
	request := new(eci.CreateContainerGroupRequest).
		SetRegionId("cn-beijing").
		SetContainerGroupName("test-cri").
		SetSecurityGroupId("sg-2zeh4cev9y7ulbr00000").
		SetVSwitchId("vsw-2zejlv7xjnw61w6z00000").
		SetCpu(2).
		SetContainer([]*eci.CreateContainerGroupRequestContainer{
			new(eci.CreateContainerGroupRequestContainer).
				SetImage("test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0").
				SetName("nginx").
				SetCommand(tea.StringSlice([]string{"sh", "-c", "echo \"it's $HOME ${HOME}\"\n"})).
				SetEnvironmentVar([]*eci.CreateContainerGroupRequestContainerEnvironmentVar{
					new(eci.CreateContainerGroupRequestContainerEnvironmentVar).
						SetKey("TOKEN").
						SetValue(secret("CONTAINER_1_ENVIRONMENT_VAR_1_VALUE")),
				}).
				SetVolumeMount([]*eci.CreateContainerGroupRequestContainerVolumeMount{
					new(eci.CreateContainerGroupRequestContainerVolumeMount).
						SetName("data").
						SetMountPath("/data"),
				}).
				SetLivenessProbe(new(eci.CreateContainerGroupRequestContainerLivenessProbe).
					SetHttpGet(new(eci.CreateContainerGroupRequestContainerLivenessProbeHttpGet).
						SetPath("/healthz").
						SetPort(80))),
		}).
		SetAcrRegistryInfo([]*eci.CreateContainerGroupRequestAcrRegistryInfo{
			new(eci.CreateContainerGroupRequestAcrRegistryInfo).
				SetRegionId("cn-beijing").
				SetInstanceId("cri-nwj395hgf6f00000").
				SetDomain(tea.StringSlice([]string{"test0000-registry-vpc.cn-beijing.cr.aliyuncs.com"})),
		}).
		SetImageRegistryCredential([]*eci.CreateContainerGroupRequestImageRegistryCredential{
			new(eci.CreateContainerGroupRequestImageRegistryCredential).
				SetServer("hub.example.com").
				SetUserName("reader").
				SetPassword(secret("IMAGE_REGISTRY_CREDENTIAL_1_PASSWORD")),
		}).
		SetAutoCreateEip(true).
		SetTag([]*eci.CreateContainerGroupRequestTag{
			new(eci.CreateContainerGroupRequestTag).
				SetKey("环境").
				SetValue("测试"),
		}).
		SetVolume([]*eci.CreateContainerGroupRequestVolume{
			new(eci.CreateContainerGroupRequestVolume).
				SetName("data").
				SetType("NFSVolume").
				SetNFSVolume(new(eci.CreateContainerGroupRequestVolumeNFSVolume).
					SetServer("files.example.com").
					SetPath("/share")),
		}).
		SetMaxPendingMinute(60)
	credential, err := credentials.NewCredential(nil)
	if err != nil {
		log.Fatal(err)
	}
	client, err := eci.NewClient(&openapi.Config{Credential: credential, Endpoint: tea.String("eci.cn-beijing.aliyuncs.com")})
	if err != nil {
		log.Fatal(err)
	}
	response, err := client.CreateContainerGroup(request)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(tea.StringValue(response.Body.ContainerGroupId))
}

func secret(name string) string {
	value := os.Getenv(name)
	if value == "" {
		log.Fatalf("%s is not set", name)
	}
	return value
}
